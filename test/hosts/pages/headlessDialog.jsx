import { Dialog, DialogPanel, DialogTitle } from '@headlessui/react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Account() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" id="manage" onClick={() => setOpen(true)}>
        Manage
      </button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} style={{ position: 'fixed', top: 40, left: 40 }}>
        <DialogPanel>
          <DialogTitle>Plan</DialogTitle>
          <button type="button" id="cancel" onClick={cancelPlan}>
            Cancel plan
          </button>
          <button type="button" id="other" onClick={stay}>
            Other
          </button>
        </DialogPanel>
      </Dialog>
    </>
  )
}

createRoot(document.querySelector('#app')).render(<Account />)
