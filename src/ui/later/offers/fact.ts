/** A row of a statement; one without a value is left out. */
export type Fact = [label: string, value: string | undefined]
