/** `web.config` against what IIS's own schema allows in the sections that it uses (`web.config.xsd`, in our words). */

import { readFileSync } from 'node:fs'
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm'
import { expect, test } from 'vitest'

const text = readFileSync('public/web.config', 'utf8')
const schema = readFileSync('tests/servers/web.config.xsd', 'utf8')

function check(config: string): void {
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(schema))
  validator.validate(XmlDocument.fromString(config))
}

test('IIS knows every section, attribute and value', () => {
  expect(() => check(text)).not.toThrow()
})

test('what a deployer is to take out of its comment is right as well', () => {
  const whole = text.replace(/<!-- 找不到[^<]*/, '').replace(/(<\/httpErrors>)\s*-->/, '$1')
  expect(whole).toMatch(/<\/httpErrors>\s*<\/system.webServer>/)
  expect(() => check(whole)).not.toThrow()
})

test.each([
  ['<clientCache cacheControlMode="DisableCache"', '<clientCache cacheControlMode="NoCache"'],
  ['<staticContent>', '<staticContents>'],
  ['mimeType="application/json"', 'type="application/json"'],
  ['365.00:00:00', '365 days'],
  ['<urlCompression doStaticCompression="true"', '<urlCompression doStaticCompression="yes"'],
  ['<httpProtocol>', '<handlers /><httpProtocol>'],
])('the check sees a mistake: %s', (right, wrong) => {
  const element = /<(\w+)>/.exec(right)?.[1]
  const changed = text.replace(right, wrong)
  const closed = wrong.startsWith('<staticContents')
    ? changed.replace(`</${element}>`, `</${element}s>`)
    : changed
  expect(closed).not.toBe(text)
  expect(() => check(closed)).toThrow()
})

test('everything is removed before it is added, so that no upper level is in the way', () => {
  let added = 0
  const walk = (element: XmlElement, before: string[]) => {
    const key = ['fileExtension', 'name', 'value', 'statusCode']
      .map(name => element.attr(name)?.value)
      .find(Boolean)
    if (['add', 'mimeMap', 'error'].includes(element.name)) {
      added++
      expect(before).toContain(`remove ${key}`)
    }
    before.push(`${element.name} ${key}`)
    const inside: string[] = []
    for (let child = element.firstChild; child; child = child.next)
      if (child instanceof XmlElement) walk(child, inside)
  }
  walk(XmlDocument.fromString(text).root, [])
  expect(added).toBe(9)
  expect(text).not.toContain('<clear')
})

test('the folders that are kept for a year are those whose files are named by their content', () => {
  const paths = [...text.matchAll(/<location path="([^"]+)"/g)].map(([, path]) => path)
  expect(paths).toEqual(['assets', 'pagefind', 'offline'])
})
