/** Lets no text become markup or script, where browsers enforce Trusted Types. */

interface TrustedTypes {
  defaultPolicy: unknown
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
}

/**
 * Makes the policy that addresses of scripts and workers pass; which of them are loaded is for `script-src` and
 * `worker-src` to say. There is no rule for markup and for scripts' text, so assigning any is refused.
 */
export function trustAddressesOnly(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  // A page has one such policy; the 404 page makes it before it loads the script of every page.
  if (!trustedTypes?.defaultPolicy) trustedTypes?.createPolicy('default', { createScriptURL: url => url })
}
