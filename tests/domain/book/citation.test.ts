import { describe, expect, it } from 'vitest'
import { parseCitations } from '../../../src/domain/book/citation.ts'

const laws = [
  { id: 'criminal-code', names: ['刑法'] },
  { id: 'pdpa', names: ['個人資料保護法'] },
  { id: 'gpa', names: ['政府採購法', '採購法'] },
  { id: 'tpe-doc', names: ['臺北市政府文書處理實施要點'] },
  { id: 'pcc-58', names: ['政府採購法第五十八條處理總標價低於底價百分之八十案件之執行情序'] },
  { id: 'tax', names: ['所得稅法'] },
  { id: 'manual', names: ['文書處理手冊'] },
]
const keys = (text: string) => parseCitations(text, laws).map(c => c.article ?? c.law)
const words = (text: string) => parseCitations(text, laws).map(c => text.slice(c.start, c.end))

describe('citations in a text', () => {
  it.each([
    ['刑法第 132 條第 2 項過失洩漏', ['criminal-code/132.2']],
    ['政府採購法第34條第3項、第58條。', ['gpa/34.3', 'gpa/58']],
    ['政府採購法第48條第1項第2款', ['gpa/48.1#2']],
    ['臺北市政府文書處理實施要點106點第10款。', ['tpe-doc/106#10']],
    ['臺北市政府文書處理實施要點 106 點第 10 款。', ['tpe-doc/106#10']],
    ['個人資料保護法第15條、第41條及第44條(公務員', ['pdpa/15', 'pdpa/41', 'pdpa/44']],
    ['文書處理手冊第49點至第76點（文書保密）', ['manual/49~76']],
    [
      '刑法第一百三十二條、刑法第一三二條、刑法第１３２條',
      ['criminal-code/132', 'criminal-code/132', 'criminal-code/132'],
    ],
    ['刑法第253條之1', ['criminal-code/253-1']],
    ['違反個人資料保護法相關規定', ['pdpa']],
    ['違反個人資料保護法規定', ['pdpa']],
    ['依「政府採購法第五十八條處理總標價低於底價百分之八十案件之執行情序」規定', ['pcc-58']],
  ])('%s', (text, expected) => expect(keys(text)).toEqual(expected))

  it.each([
    ['所得稅法第3條之4', ['tax/3-4']],
    ['所得稅法第3條至第4條', ['tax/3~4']],
    ['所得稅法第14條之2至第17條', ['tax/14-2~17']],
    ['所得稅法第 32-1 條第 2 項', ['tax/32-1.2']],
    ['所得稅法第三十二條之一', ['tax/32-1']],
    ['所得稅法第三十二之一條', ['tax/32-1']],
    ['刑法第132條第1項、第2項。', ['criminal-code/132.1', 'criminal-code/132.2']],
    ['刑法第132條第1、2項', ['criminal-code/132.1', 'criminal-code/132.2']],
    ['政府採購法第48條第1項第2款、第3款及第2項', ['gpa/48.1#2', 'gpa/48.1#3', 'gpa/48.2']],
    ['政府採購法第34條第3項、第58條第1項及第2項', ['gpa/34.3', 'gpa/58.1', 'gpa/58.2']],
    ['個人資料保護法第15、41及44條', ['pdpa/15', 'pdpa/41', 'pdpa/44']],
    ['《刑法》第132條、「刑法」第 133 條', ['criminal-code/132', 'criminal-code/133']],
    ['刑法第132條、106點', ['criminal-code/132']],
  ])('%s', (text, expected) => expect(keys(text)).toEqual(expected))

  it.each([
    '政府採購法施行細則第 32 條',
    '刑法施行法第1條之1',
    '個人資料保護法施行細則',
    '陸海空軍刑法第20條',
    '《公司與刑法》',
  ])('%s is no citation of the law within its name', text => expect(keys(text)).toEqual([]))

  it('gives each paragraph of a list a link of its own', () => {
    expect(words('依刑法第132條第1項、第2項辦理')).toEqual(['刑法第132條第1項', '第2項'])
    expect(words('依刑法第132條第1、2項辦理')).toEqual(['刑法第132條第1', '2項'])
  })

  it('takes 採購法令 and 採購法規 for no citation', () => {
    expect(keys('惟因不熟稔採購法令，充實政府採購法規智能')).toEqual([])
  })

  it('gives the first of a list the name of the law, and the others their article', () => {
    expect(words('依個人資料保護法第 15 條、第 41 條、第 44 條辦理')).toEqual([
      '個人資料保護法第 15 條',
      '第 41 條',
      '第 44 條',
    ])
  })
})
