import { StepScreen } from '../first/StepScreen'
import type { View } from '../first/view'
import { MountHost } from './MountHost'

/** A step of the merchant: the heading and the buttons are ours, and the merchant's mount draws what is between them. */
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
