/** A row that holds no customer, and why. */
export interface BadRow {
  row: number
  problem: string
}

/** Rows with the same problem. */
export interface BadRows {
  /** The problem of the first of them. Others may have got something else. */
  problem: string
  count: number
  /** The first of them. */
  rows: number[]
}

/** How many kinds are kept, and how many rows of each. All are counted, but a file of the wrong kind would name a million. */
const mostKinds = 20
const mostRows = 5

/** Counts rows that hold no customer, and keeps one problem for all that expected the same. */
export function createBadRows() {
  const kinds = new Map<string, BadRows>()
  const examples: BadRow[] = []
  let count = 0

  function add(row: number, problem: string): void {
    count += 1
    if (examples.length < mostKinds) examples.push({ row, problem })
    const key = kindOf(problem)
    const kind = kinds.get(key)
    if (kind) {
      kind.count += 1
      if (kind.rows.length < mostRows) kind.rows.push(row)
    } else if (kinds.size < mostKinds) kinds.set(key, { problem, count: 1, rows: [row] })
  }

  return { add, result: () => ({ count, kinds: [...kinds.values()], examples }) }
}

/** The part of a problem that rows share: what was expected, not what came. */
function kindOf(problem: string): string {
  return problem.split(', got ', 1)[0] ?? ''
}

/** Rows of one kind in a sentence: `row 3: expected …, got …. It is left out.` */
export function badRowsText({ problem, count, rows }: BadRows): string {
  if (count === 1) return `row ${rows[0]}: ${problem}. It is left out.`
  const others = count > rows.length ? ` and ${(count - rows.length).toLocaleString('en')} more` : ''
  return `rows ${rows.join(', ')}${others}: ${problem}. They are left out.`
}
