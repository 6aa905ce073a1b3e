/** Right answers by name, as a small table. */

import type { Tally } from '../../domain/quiz/result.ts'

export function Tallies(props: { title: string; tallies: readonly Tally[]; isOpen?: boolean }) {
  const { title, tallies, isOpen = false } = props
  if (tallies.length === 0) return null
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <table class="exam-tallies">
        <thead>
          <tr>
            <th scope="col">{title.replace('依', '')}</th>
            <th scope="col">答對</th>
          </tr>
        </thead>
        <tbody>
          {tallies.map(({ name, right, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {right}／{of}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
