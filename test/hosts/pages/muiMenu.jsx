import { Button, Menu, MenuItem } from '@mui/material'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Account() {
  const [anchor, setAnchor] = useState(null)
  const close = () => setAnchor(null)
  const cancel = () => {
    close()
    cancelPlan()
  }
  return (
    <>
      <Button id="manage" onClick={(event) => setAnchor(event.currentTarget)}>
        Manage
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={close}>
        <MenuItem id="other" onClick={stay}>
          Other
        </MenuItem>
        <MenuItem id="cancel" onClick={cancel}>
          Cancel plan
        </MenuItem>
      </Menu>
    </>
  )
}

createRoot(document.querySelector('#app')).render(<Account />)
