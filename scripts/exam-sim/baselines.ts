/** What other programs do, or would do, before an exam: the rows that the planner is compared with. */

import { chance } from './random.ts'
import { type Belief, type MakePolicy, type Scenario, sortedBy } from './run.ts'

/** New cards a day, so that all have been met after two thirds of the days; ten, as the handbook does, at least. */
function newPerDay({ days, cards }: Scenario): number {
  return Math.max(10, Math.ceil(cards / Math.max(1, Math.floor((days * 2) / 3))))
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, card) => card)
}

const unseenOf = (belief: Belief, cards: number) => range(cards).filter(card => belief.answers[card] === 0)

/** New cards of a day, as many as are met a day. */
const freshOf = (belief: Belief, scenario: Scenario) =>
  unseenOf(belief, scenario.cards).slice(0, newPerDay(scenario))

function interval(belief: Belief, card: number, retention: number): number {
  // Stability is where recall is 90%; the curve gives the day of any other retention.
  const stability = belief.stability[card]!
  return Math.max(1, Math.round(stability * stretch(retention)))
}

/** Days until recall falls to a retention, in stabilities, by the curve of FSRS-6. */
const stretch = (retention: number) => (retention ** (1 / -0.1542) - 1) / (0.9 ** (1 / -0.1542) - 1)

const recallOf = (belief: Belief, card: number, day: number) =>
  belief.model.recall(belief.stability[card]!, day - belief.day[card]!)

type Order = 'ascending' | 'descending' | 'difficulty' | 'due'
type Mix = 'reviews first' | 'new first' | 'mixed'

interface Options {
  retention?: number
  order?: Order
  mix?: Mix
  /** Days before the exam on which every seen card is gone through once. */
  finalPass?: number
  /** Longest interval as a share of the days left. */
  cap?: number
}

/** FSRS as Anki has it, with the settings that people turn before an exam. */
function fsrs(options: Options = {}): MakePolicy {
  const { retention = 0.9, order = 'ascending', mix = 'mixed', finalPass = 0, cap } = options
  return (belief, scenario) => {
    const passed = new Int32Array(scenario.cards).fill(-1)
    return {
      heard: ({ card, day }) => {
        passed[card] = day
      },
      queue(day) {
        const left = scenario.days - day
        const all = range(scenario.cards)
        const seen = all.filter(card => belief.answers[card]! > 0)
        const fresh = freshOf(belief, scenario)
        const dueIn = (card: number) => {
          const days = interval(belief, card, retention)
          const capped = cap === undefined ? days : Math.min(days, Math.max(1, Math.round(left * cap)))
          return belief.day[card]! + capped - day
        }
        const inPass = left <= finalPass
        const due = seen.filter(card =>
          inPass ? passed[card]! < scenario.days - finalPass || dueIn(card) <= 0 : dueIn(card) <= 0,
        )
        const key = (card: number) => {
          if (order === 'difficulty') return belief.difficulty[card]!
          if (order === 'due') return dueIn(card)
          return order === 'ascending' ? recallOf(belief, card, day) : -recallOf(belief, card, day)
        }
        const sorted = sortedBy(due, key)
        if (mix === 'new first') return [...fresh, ...sorted]
        return mix === 'mixed' ? mixed(sorted, fresh) : [...sorted, ...fresh]
      },
    }
  }
}

function mixed(due: number[], fresh: number[]): number[] {
  const all: number[] = []
  const every = (due.length + fresh.length) / Math.max(1, fresh.length)
  for (let d = 0, f = 0; d < due.length || f < fresh.length; ) {
    const turn = f < fresh.length && (d >= due.length || all.length >= (f + 1) * every - 1)
    all.push(turn ? fresh[f++]! : due[d++]!)
  }
  return all
}

/** SM-2 (Woźniak 1990), with 忘了 as quality 2 and 記得 as quality 4. */
const sm2: MakePolicy = (belief, scenario) => {
  const ease = new Float64Array(scenario.cards).fill(2.5)
  const days = new Float64Array(scenario.cards)
  const runs = new Uint16Array(scenario.cards)
  return {
    heard({ card, grade, first }) {
      if (!first) return
      const quality = grade === 1 ? 2 : 4
      ease[card] = Math.max(1.3, ease[card]! + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
      runs[card] = grade === 1 ? 0 : runs[card]! + 1
      days[card] = runs[card]! <= 1 ? 1 : runs[card] === 2 ? 6 : Math.round(days[card]! * ease[card]!)
    },
    queue(day) {
      const all = range(scenario.cards)
      const late = (card: number) => belief.day[card]! + days[card]! - day
      const due = sortedBy(
        all.filter(card => belief.answers[card]! > 0 && late(card) <= 0),
        late,
      )
      return [...due, ...freshOf(belief, scenario)]
    },
  }
}

/** Leitner's boxes of 1, 2, 4, 8 and 16 days. */
const leitner: MakePolicy = (belief, scenario) => {
  const box = new Uint8Array(scenario.cards)
  return {
    heard({ card, grade, first }) {
      if (first) box[card] = grade === 1 ? 0 : Math.min(4, box[card]! + 1)
    },
    queue(day) {
      const all = range(scenario.cards)
      const late = (card: number) => belief.day[card]! + 2 ** box[card]! - day
      const due = sortedBy(
        all.filter(card => belief.answers[card]! > 0 && late(card) <= 0),
        card => box[card]!,
      )
      return [...due, ...freshOf(belief, scenario)]
    },
  }
}

/** Round and round through everything. */
const cram: MakePolicy = (_belief, scenario) => {
  let next = 0
  return {
    heard: ({ first }) => {
      if (first) next++
    },
    queue: () => range(scenario.cards).map(i => (next + i) % scenario.cards),
  }
}

/** Idles, then spends all the minutes of all days on the last one. */
export const CHEATER: MakePolicy = (_belief, scenario) => ({
  seconds: day => (day === scenario.days - 1 ? scenario.days * scenario.minutes * 60 : 0),
  // Whoever has time left goes round again; a card asked twice a day counts as once more.
  queue: () => Array.from({ length: 6 }, () => range(scenario.cards)).flat(),
})

/** Eglington & Pavlik 2020 (doi 10.1038/s41539-020-00074-4): what is nearest to an efficiency threshold comes first. */
function threshold(aim: number): MakePolicy {
  return (belief, scenario) => ({
    queue(day) {
      const all = range(scenario.cards)
      const far = new Float64Array(scenario.cards)
      for (const card of all) {
        far[card] = belief.answers[card] === 0 ? 0.05 : Math.abs(recallOf(belief, card, day) - aim)
        if (belief.answers[card]! > 0 && recallOf(belief, card, day) > aim + 0.05) far[card] = 1 + far[card]!
      }
      return sortedBy(all, card => far[card]!)
    },
  })
}

/** MEMORIZE (Tabibian et al. 2019, doi 10.1073/pnas.1815156116): reviews at a rate of (1 − recall) ÷ √q. */
function memorize(q: number): MakePolicy {
  return (belief, scenario, learner) => ({
    queue(day) {
      const all = range(scenario.cards)
      const chosen = all.filter(card => {
        if (belief.answers[card] === 0) return false
        const rate = (1 - recallOf(belief, card, day)) / Math.sqrt(q)
        return chance(learner.seed, 90, card, day) < 1 - Math.exp(-rate)
      })
      return mixed(chosen, freshOf(belief, scenario))
    },
  })
}

/** Uniform gaps of a share of the time to the exam (Cepeda et al. 2008, doi 10.1111/j.1467-9280.2008.02209.x). */
function uniform(share: number): MakePolicy {
  return (belief, scenario) => {
    const gap = Math.max(1, Math.round(scenario.days * share))
    return {
      queue(day) {
        const all = range(scenario.cards)
        const late = (card: number) => belief.day[card]! + gap - day
        const due = sortedBy(
          all.filter(card => belief.answers[card]! > 0 && late(card) <= 0),
          late,
        )
        return mixed(due, freshOf(belief, scenario))
      },
    }
  }
}

/** The handbook's first sketch of a planner: a pool by retention, then by seconds, ranked by what a review gains. */
const sketch: MakePolicy = (belief, scenario) => ({
  queue(day) {
    const { days, cards, minutes } = scenario
    const left = days - day
    const all = range(cards)
    const unseen = unseenOf(belief, cards)
    const fresh = Math.ceil(Math.max(unseen.length / Math.ceil(days / 2), (minutes * 30) / 22))
    const last = Math.ceil((cards * 16) / (minutes * 60))
    const pool = all.filter(
      card =>
        belief.answers[card]! > 0 &&
        (left <= last || belief.day[card]! + interval(belief, card, 0.85) <= day),
    )
    const gain = new Float64Array(cards)
    for (const card of pool) {
      const [s, d] = [belief.stability[card]!, belief.difficulty[card]!]
      const r = recallOf(belief, card, day)
      const { model } = belief
      const good = model.recall(model.recalled(s, d, r), left)
      const again = model.recall(model.forgotten(s, d, r), left)
      const never = model.recall(s, left + day - belief.day[card]!)
      gain[card] = (r * good + (1 - r) * again - never) / (r * 13 + (1 - r) * 30)
    }
    const ranked = sortedBy(pool, card => -gain[card]!)
    return [...unseen.slice(0, fresh), ...ranked, ...unseen.slice(fresh)]
  },
})

/** FSRS-based rows are marked, for the comparison of minutes. */
export const BASELINES: Readonly<Record<string, MakePolicy>> = {
  'FSRS 0.90, reviews first': fsrs({ mix: 'reviews first', order: 'due' }),
  'FSRS 0.90, new first': fsrs({ mix: 'new first', order: 'due' }),
  'FSRS 0.90, mixed': fsrs({ order: 'due' }),
  'FSRS 0.90, R descending': fsrs({ order: 'descending' }),
  'FSRS 0.90, R ascending': fsrs({ order: 'ascending' }),
  'FSRS 0.90, difficulty ascending': fsrs({ order: 'difficulty' }),
  'FSRS 0.95, mixed': fsrs({ retention: 0.95 }),
  'FSRS 0.97, mixed': fsrs({ retention: 0.97 }),
  'FSRS 0.95, new first': fsrs({ retention: 0.95, mix: 'new first', order: 'descending' }),
  'FSRS 0.97, new first': fsrs({ retention: 0.97, mix: 'new first', order: 'descending' }),
  'FSRS 0.90, final pass 3 days': fsrs({ finalPass: 3 }),
  'FSRS, shrinking cap': fsrs({ cap: 0.5 }),
  'RemNote final pass, 2 days': fsrs({ finalPass: 2, mix: 'new first', order: 'ascending' }),
  'RemNote final pass, 5 days': fsrs({ finalPass: 5, mix: 'new first', order: 'ascending' }),
  'RemNote final pass, 10 days': fsrs({ finalPass: 10, mix: 'new first', order: 'ascending' }),
  'SM-2': sm2,
  Leitner: leitner,
  'cram everything': cram,
  'OET 0.86': threshold(0.86),
  'OET 0.94': threshold(0.94),
  'MEMORIZE, q 0.01': memorize(0.01),
  'MEMORIZE, q 0.1': memorize(0.1),
  'uniform gaps, 20%': uniform(0.2),
  'uniform gaps, 40%': uniform(0.4),
  'first sketch': sketch,
}
