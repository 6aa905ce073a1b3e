/** In the session, while a case read aloud leads to the next: that one begins to read by itself. */
export const GO_ON = 'speech-goes-on'
