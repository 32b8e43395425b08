import { createDetector } from '../../shared/intents/detector.ts'
import { measureDetection } from '../harness/detection.ts'

// Row 8: our detector; the phrases to train on are not looked at.

const detector = createDetector()
await measureDetection(text => detector.detect(text).intent)
