/** An icon, from an SVG path on a grid of 20 by 20, in the color of the text around it. */
export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} pathLength={1} />
    </svg>
  )
}
