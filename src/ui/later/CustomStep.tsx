import { StepScreen } from '../first/StepScreen'
import type { View } from '../first/view'
import { MountHost } from './MountHost'

/** The merchant's own step: ours are the heading and the ways on, theirs what stands between. */
export function CustomStep({ view }: { view: View }) {
  const { id = '', title } = view.flow.merchantStep ?? {}
  return (
    <StepScreen
      view={view}
      title={view.say(title, 'custom.step.title')}
      ways={[{ name: 'continue' }, { name: 'cancel' }]}
    >
      <MountHost name={id} />
    </StepScreen>
  )
}
