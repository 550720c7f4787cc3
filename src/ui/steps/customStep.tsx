import { h } from '../h'
import { MountHost } from '../MountHost'
import type { Screen } from '../Screen'
import type { View } from '../view'

/** The merchant's own step: ours are the heading and the ways on, theirs what stands between. */
export function customStep({ flow, say }: View): Screen {
  const { id = '', title } = flow.merchantStep ?? {}
  return {
    title: say(title, 'custom.step.title'),
    content: <MountHost name={id} />,
    ways: [{ name: 'continue' }, { name: 'cancel' }],
  }
}
