import type { CustomerBackend, Id, OperatorDesk, User } from '../backend.ts'

/** A new, empty backend with both ports, and helpers for what the ports cannot do. */
export interface BackendUnderTest {
  customer: CustomerBackend
  desk: OperatorDesk
  /** The operator's side of the desk. */
  operator: {
    take(userId: Id, operatorId: Id): Promise<unknown>
    write(userId: Id, text: string): Promise<unknown>
    /** Ends the dialogue; harmless when there is none. */
    close(userId: Id): Promise<unknown>
    /** The user's messages since the session began, oldest first. */
    userTexts(userId: Id): Promise<string[]>
  }
  /** Creates a user with the given id. */
  seedUser(user: { id: Id; username: string }): Promise<unknown>
  close(): Promise<unknown>
}

/** What the parts of the contract share. */
export interface Suite {
  /** Its properties are there as soon as the tests run. */
  backend: BackendUnderTest
  /** Defines a test, unless the implementation skips it. */
  it(title: string, run: () => Promise<void>): void
  newUser(username?: string): Promise<User>
  /** The id of a new user, whose dialogue is closed after the test. */
  talker(): Promise<Id>
  closeDialogueAfter(userId: Id): void
}
