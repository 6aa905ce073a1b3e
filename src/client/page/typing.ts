/** Tells when the reader has typed something, and never amid an input method's composition. */

/** Whether a key belongs to the input method: its Enter chooses a character and opens nothing. */
export function isComposingKey(event: KeyboardEvent): boolean {
  // Safari ends the composition before the key that ended it and marks that key with 229 alone.
  return event.isComposing || event.keyCode === 229
}

/** Calls `typed` with the field's value at every change that is no part of a composition, and at its end. */
export function onTyped(field: HTMLInputElement, typed: (value: string) => void): void {
  let composing = false
  field.addEventListener('compositionstart', () => {
    composing = true
  })
  field.addEventListener('compositionend', () => {
    composing = false
    typed(field.value)
  })
  field.addEventListener('input', event => {
    if (!composing && !(event as InputEvent).isComposing) typed(field.value)
  })
}
