/**
 * Measures in the page, from the click's own timeStamp to the first task after the frame in which the survey's heading can be
 * read: it is laid out, and it and all around it are more opaque than 0.9. By then that frame's style, layout and paint are done.
 * `heading` is JavaScript that finds the heading.
 */
export const stopwatch = (heading: string): string => `<script>
  let pressed, tell
  const patience = 25_000
  const heading = () => ${heading}
  const prepare = () => {
    window.readable = new Promise((resolve, reject) => {
      tell = resolve
      setTimeout(() => reject(new Error('bench: expected a survey within 25 s of the click, none could be read')), patience)
    })
  }
  const isReadable = (element) => {
    if (!element?.getClientRects().length) return false
    let opacity = 1
    for (let one = element; one; one = one.parentElement ?? one.getRootNode().host) {
      const style = getComputedStyle(one)
      if (style.visibility === 'hidden') return false
      opacity *= style.opacity
    }
    return opacity > 0.9
  }
  const look = () => requestAnimationFrame(() => {
    if (!isReadable(heading())) {
      if (performance.now() - pressed < patience) look()
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => tell(performance.now() - pressed)
    port2.postMessage(0)
  })
  addEventListener('click', ({ timeStamp }) => {
    if (!tell) return
    pressed = timeStamp
    look()
  }, true)
</script>`
