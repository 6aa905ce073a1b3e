/** On the settings page: deleting what is on the device, and the mode for a computer that several people use. */

import { dropOfflineCopy, eraseEverything } from './erase.ts'
import { isShared, setShared } from './shared.ts'

export function startDeviceData(): void {
  const place = document.querySelector<HTMLElement>('[data-device-data]')
  if (!place) return
  const find = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[data-${name}]`)
  const note = find('device-note')
  const say = (words: string) => {
    if (note) note.textContent = words
  }
  startDeletion(find('erase'), find('erase-ask'), say)
  const box = find<HTMLInputElement>('shared')
  if (!box) return
  box.checked = isShared()
  if (box.checked) say(SHARED)
  box.addEventListener('change', () => {
    if (!setShared(box.checked)) {
      box.checked = false
      say('這個瀏覽器不讓網頁記住這個選擇；關掉視窗前請按下面的按鈕刪除資料。')
      return
    }
    if (box.checked) void dropOfflineCopy()
    say(box.checked ? SHARED : '已回到平常：複習紀錄與設定會留在這台裝置上。')
  })
}

const SHARED =
  '這個分頁從現在起不在這台電腦上留下任何東西：紀錄與設定只到關掉這個分頁為止，也不存離線版。要帶走紀錄，關掉前請匯出備份。先前留下的，請按下面的按鈕刪除。'

function startDeletion(
  button: HTMLElement | null,
  ask: HTMLElement | null,
  say: (words: string) => void,
): void {
  const show = (asking: boolean) => {
    if (!button || !ask) return
    button.hidden = asking
    ask.hidden = !asking
    ;(asking ? ask.querySelector('button') : button)?.focus()
  }
  button?.addEventListener('click', () => show(true))
  ask?.addEventListener('click', event => {
    const answer = (event.target as Element).closest('button')?.dataset.answer
    if (!answer) return
    show(false)
    if (answer !== 'yes') return
    say('正在刪除…')
    void eraseEverything().then(left =>
      say(
        left.length === 0
          ? '已全部刪除：紀錄、標記、閱讀進度、設定與離線版都不在這台裝置上了。關掉這個分頁即可離開。'
          : `${left.join('、')}還有一部分刪不掉。請關掉手冊的其他分頁再按一次，或在瀏覽器的設定裡清除這個網站的資料。`,
      ),
    )
  })
}
