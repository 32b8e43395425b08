import { expect, test } from '@jest/globals'
import { problemOfNode } from './platform.ts'

test('an old Node is named at the start, before it lacks a function somewhere', () => {
  expect(problemOfNode('20.20.2')).toEqual({
    variable: 'Node.js',
    message: 'must be 24 or later, and this is 20.20.2; the image and npm start bring their own',
  })
  expect(problemOfNode('24.0.0')).toBeUndefined()
  expect(problemOfNode()).toBeUndefined()
})
