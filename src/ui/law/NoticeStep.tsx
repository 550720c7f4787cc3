import type { Flow } from '../../flow/flow'
import { isOnePage } from '../../flow/isOnePage'
import { noticeOf } from '../../flow/noticeOf'
import { Row } from '../first/Row'
import type { View } from '../first/view'
import { ConfirmStep } from '../later/ConfirmStep'

/**
 * The confirmation, and where the law wants it so the whole flow: one page with the data of the notice, all of which can be changed and
 * none of which is required, and the button that sends it. Where no handler would get the data, they are not asked for.
 */
export function NoticeStep({ view }: { view: View }) {
  const { config, situation } = view.flow
  const { kind = 'cancel', handlers = [kind] } = situation
  const isAsked = isOnePage(config, situation) && handlers.includes(kind)
  return <ConfirmStep view={view}>{isAsked && <NoticeFields view={view} />}</ConfirmStep>
}

type Notice = NonNullable<Flow['notice']>

function NoticeFields({ view }: { view: View }) {
  const { flow, text, act, date, subscription } = view
  const notice = noticeOf(flow) ?? {}
  const write = (field: keyof Notice) => (value: string) => act({ type: 'write', field, value })
  const isWithdrawal = flow.situation.kind === 'withdraw'
  const until = isWithdrawal && date(subscription.withdrawUntil)
  return (
    <>
      {until && (
        <p class="dim">
          {text('withdraw.until')} <bdi>{until}</bdi>
        </p>
      )}
      {!isWithdrawal && (
        <fieldset>
          <legend>{text('notice.kind')}</legend>
          <div class="rows">
            {(['ordinary', 'cause'] as const).map((id) => (
              <Row
                key={id}
                part="choice"
                id={id}
                name="kind"
                label={text(`notice.${id}`)}
                isPicked={notice.kind === id}
                onPick={() => write('kind')(id)}
              />
            ))}
          </div>
        </fieldset>
      )}
      {notice.kind === 'cause' && (
        <Field label={text('notice.grounds')} value={notice.grounds} write={write('grounds')} />
      )}
      {(['name', 'contract', 'email'] as const).map((field) => (
        <Field
          key={field}
          label={text(`notice.${field}`)}
          value={notice[field]}
          write={write(field)}
          completes={field === 'contract' ? 'off' : field}
        />
      ))}
    </>
  )
}

interface FieldProps {
  label: string
  value: string | undefined
  write: (value: string) => void
  /** What the browser may fill in. */
  completes?: 'name' | 'email' | 'off'
}

/** One line to write in. */
function Field({ label, value = '', write, completes = 'off' }: FieldProps) {
  return (
    <label part="question" class="field">
      <span>{label}</span>
      <input
        type="text"
        inputMode={completes === 'email' ? 'email' : 'text'}
        autocomplete={completes}
        value={value}
        dir="auto"
        maxLength={400}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  )
}
