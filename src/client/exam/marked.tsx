/** A question after handing in: what was chosen, what is right, and for every option why, with its grounds. */

import { type Ground, letteredOptions } from '../../domain/quiz/question.ts'
import type { Marked } from '../../domain/quiz/result.ts'
import { page } from '../page/root.ts'

const VERDICTS = { right: '答對', wrong: '答錯', blank: '未作答' } as const

export function MarkedQuestion(props: { item: Marked; number: number; isHidden: boolean }) {
  const { item, number, isHidden } = props
  const { question, options, chosen, verdict } = item
  return (
    <li data-question={question.id} data-verdict={verdict} hidden={isHidden}>
      <p class="exam-stem">
        <span class="muted">{number}.</span> {question.stem} <b class="exam-verdict">{VERDICTS[verdict]}</b>
      </p>
      <ul>
        {letteredOptions(question, options).map(({ letter, option }) => {
          const said = [option.right ? '正確答案' : '', option.id === chosen ? '你選的' : '']
            .filter(Boolean)
            .join('，')
          return (
            <li key={option.id} data-right={option.right ? '' : undefined}>
              <p>
                <b>
                  {letter} {option.text}
                </b>
                {said && <span class="exam-said">{said}</span>}
              </p>
              <p class="small">
                {option.why}{' '}
                {option.grounds.map(ground => (
                  <GroundLink key={`${ground.href}${ground.words ?? ''}`} ground={ground} />
                ))}
              </p>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

function GroundLink({ ground: { words, label, href } }: { ground: Ground }) {
  return (
    <span class="exam-ground">
      {words && <q>{words}</q>} <a href={page(href)}>{label}</a>{' '}
    </span>
  )
}
