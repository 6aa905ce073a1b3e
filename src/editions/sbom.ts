/** The software bill of materials: every package that a build uses, from the lock file alone, without a clock. */

/** What is read of `package-lock.json`, version 3. */
export interface Lock {
  packages: Record<
    string,
    { version?: string; integrity?: string; license?: string; dev?: boolean; optional?: boolean }
  >
}

/**
 * CycloneDX 1.6 as JSON. Development packages are marked `excluded`: nothing of them is shipped.
 * No serial number and no time: the same lock file gives the same bytes.
 * https://cyclonedx.org/docs/1.6/json/
 */
export function sbom(name: string, version: string, lock: Lock): string {
  const components = Object.entries(lock.packages)
    .filter(([path, { version: found }]) => path !== '' && found)
    .map(([path, entry]) => component(path.slice(path.lastIndexOf('node_modules/') + 13), entry))
  const unique = new Map(components.map(c => [c['bom-ref'], c]))
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `${name}@${version}`, name, version } },
    components: [...unique.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function component(name: string, { version = '', integrity, license, dev }: Lock['packages'][string]) {
  const [group, short] = name.startsWith('@') ? name.split('/') : [undefined, name]
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group ? { group } : {}),
    name: short ?? name,
    version,
    scope: dev ? 'excluded' : 'required',
    ...(integrity ? { hashes: [hashOf(integrity)] } : {}),
    ...(license ? { licenses: [licenceOf(license)] } : {}),
    purl,
  }
}

/** A single SPDX id stands by itself; `(MIT OR Apache-2.0)` is an expression. */
function licenceOf(license: string) {
  return /^[A-Za-z0-9.+-]+$/.test(license) ? { license: { id: license } } : { expression: license }
}

function hashOf(integrity: string) {
  const [algorithm = '', digest = ''] = (integrity.split(' ')[0] ?? '').split(/-(.*)/s)
  return {
    alg: `SHA-${algorithm.replace('sha', '')}`,
    content: Buffer.from(digest, 'base64').toString('hex'),
  }
}
