/** Makes once what many pages of a build ask for. */

/** `make` for each `of` once: a handbook that was read anew, as in development, is another. */
export function onceFor<Of extends WeakKey, Rest extends readonly unknown[], Made>(
  make: (of: Of, ...rest: Rest) => Made,
): (of: Of, ...rest: Rest) => Made {
  const made = new WeakMap<Of, Made>()
  return (of, ...rest) => {
    const known = made.get(of) ?? make(of, ...rest)
    made.set(of, known)
    return known
  }
}
