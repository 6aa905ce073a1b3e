/** For those who hold a prize quiz: reads completion codes, and draws winners and reserves from a list, all on this page. */

import { useMemo, useState } from 'preact/hooks'
import { type Draw as Drawn, drawWinners, readDrawList } from '../../domain/quiz/draw.ts'
import { readCompletionCode } from '../../domain/quiz/result.ts'

/** @param content of the handbook here, to tell codes of another */
export function Draw({ content }: { content: string }) {
  return (
    <>
      <p>
        <a href="#start">‹ 模擬測驗</a>
      </p>
      <h2>有獎徵答</h2>
      <p>名單與代碼只在這一頁處理，不會送到任何地方，關掉分頁就沒有了。</p>
      <Codes content={content} />
      <Lots />
    </>
  )
}

function Codes({ content }: { content: string }) {
  const [text, setText] = useState('')
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  return (
    <section>
      <h3>核對完成碼</h3>
      <label>
        一行貼一個完成碼
        <textarea class="field" rows={4} value={text} onInput={event => setText(event.currentTarget.value)} />
      </label>
      <p class="small muted">只看得出有沒有抄錯、考的是哪一份、答對幾題。不是防弊證明。</p>
      {lines.length > 0 && (
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">試卷</th>
                <th scope="col">答對</th>
                <th scope="col">內容</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => {
                const read = readCompletionCode(line)
                return read ? (
                  <tr key={`${index} ${line}`}>
                    <td>{read.seed}</td>
                    <td>
                      {read.right}／{read.of}
                    </td>
                    <td>{content.startsWith(read.content) ? '與本版相同' : `另一版（${read.content}）`}</td>
                  </tr>
                ) : (
                  <tr key={`${index} ${line}`}>
                    <td colSpan={3}>「{line}」不是完成碼，或有抄錯的字。</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Lots() {
  const [list, setList] = useState('')
  const [seed, setSeed] = useState('')
  const [winners, setWinners] = useState(3)
  const [reserves, setReserves] = useState(2)
  const [drawn, setDrawn] = useState<Drawn & { wanted: number; seed: string; digest: string }>()
  const { entries, digest } = useMemo(() => readDrawList(list), [list])
  const draw = (event: Event) => {
    event.preventDefault()
    const result = drawWinners(list, seed, winners, reserves)
    setDrawn({ ...result, wanted: winners + reserves, seed: seed.trim(), digest })
  }
  return (
    <section>
      <h3>抽獎</h3>
      <form onSubmit={draw}>
        <label>
          名單，一行一位（建議用編號，不用姓名）
          <textarea
            class="field"
            rows={6}
            required
            value={list}
            onInput={event => setList(event.currentTarget.value)}
          />
        </label>
        {entries.length > 0 && (
          <p class="small">
            共 {entries.length} 位，名單檢查碼 <b data-digest>{digest}</b>
            。把它和名單一起公布，之後多一位、少一位都看得出來。
          </p>
        )}
        <label>
          公布的種子（例如抽獎當天的加權股價收盤指數）
          <input
            class="field"
            required
            value={seed}
            autocomplete="off"
            onInput={event => setSeed(event.currentTarget.value)}
          />
        </label>
        <p class="exam-numbers">
          <People label="得獎人數" min={1} value={winners} onchange={setWinners} />
          <People label="備取人數" min={0} value={reserves} onchange={setReserves} />
        </p>
        <p>
          <button type="submit" class="button primary">
            抽籤
          </button>
        </p>
      </form>
      <div role="status">
        {drawn && (
          <>
            <p>
              從 {drawn.entries} 位抽出（名單檢查碼 {drawn.digest}，種子 {drawn.seed}）。
              {drawn.repeated > 0 && `重複的 ${drawn.repeated} 行只算一次。`}
              {drawn.entries < drawn.wanted && '名單人數少於得獎加備取的人數，已全部列出。'}
            </p>
            <h4>得獎</h4>
            <ol data-winners>
              {drawn.winners.map(entry => (
                <li key={entry}>{entry}</li>
              ))}
            </ol>
            {drawn.reserves.length > 0 && (
              <>
                <h4>備取</h4>
                <ol data-reserves>
                  {drawn.reserves.map(entry => (
                    <li key={entry}>{entry}</li>
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </div>
      <p class="small muted">
        同一份名單、同一個種子，誰來抽都是同一個結果：以「種子、換行、名單上的一行」算
        SHA-256，由小到大排，前面的得獎，接著備取。 名單要先公布再定種子；名單的順序不影響結果。
      </p>
    </section>
  )
}

function People(props: { label: string; min: number; value: number; onchange(people: number): void }) {
  const { label, min, value, onchange } = props
  return (
    <label>
      {label}
      <input
        class="field"
        type="number"
        min={min}
        max={9999}
        required
        value={value}
        onInput={event => onchange(Number(event.currentTarget.value))}
      />
    </label>
  )
}
