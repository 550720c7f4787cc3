import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { createRoot } from 'react-dom/client'

createRoot(document.querySelector('#app')).render(
  <MenuTrigger>
    <Button id="manage">Manage</Button>
    <Popover>
      <Menu>
        <MenuItem className="other" onAction={stay}>
          Other
        </MenuItem>
        <MenuItem className="cancel" onAction={cancelPlan}>
          Cancel plan
        </MenuItem>
      </Menu>
    </Popover>
  </MenuTrigger>,
)
