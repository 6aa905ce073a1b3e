/** A few values to choose one from, as a row under the thumb. */

interface Props<T extends string | number> {
  legend: string
  name: string
  options: readonly { value: T; label: string }[]
  value: T
  onchoose(value: T): void
}

export function Choice<T extends string | number>({ legend, name, options, value, onchoose }: Props<T>) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-row">
        {options.map(option => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onchoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
