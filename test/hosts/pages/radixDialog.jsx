import * as Dialog from '@radix-ui/react-dialog'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

createRoot(document.querySelector('#app')).render(
  <StrictMode>
    <Dialog.Root>
      <Dialog.Trigger id="manage">Manage</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay style={{ position: 'fixed', inset: 0 }} />
        <Dialog.Content style={{ position: 'fixed', top: 40, left: 40 }} aria-describedby={undefined}>
          <Dialog.Title>Plan</Dialog.Title>
          <button type="button" id="cancel" onClick={cancelPlan}>
            Cancel plan
          </button>
          <button type="button" id="other" onClick={stay}>
            Other
          </button>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  </StrictMode>,
)
