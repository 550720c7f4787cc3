import type { Fact } from './offers/fact'

/** Facts in rows, each with its label and value. */
export function FactList({ rows }: { rows: Fact[] }) {
  return (
    <dl>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
