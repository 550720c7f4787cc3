import { Button, Dialog, DialogActions, DialogTitle } from '@mui/material'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Account() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button id="manage" onClick={() => setOpen(true)}>
        Manage
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)}>
        <DialogTitle>Plan</DialogTitle>
        <DialogActions>
          <Button id="cancel" onClick={cancelPlan}>
            Cancel plan
          </Button>
          <Button id="other" onClick={stay}>
            Other
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}

createRoot(document.querySelector('#app')).render(<Account />)
