import type { Fact } from './offers/facts'

/** Facts set like a small statement. */
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
