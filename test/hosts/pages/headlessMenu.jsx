import { Menu, MenuButton, MenuItem, MenuItems } from '@headlessui/react'
import { createRoot } from 'react-dom/client'

createRoot(document.querySelector('#app')).render(
  <Menu>
    <MenuButton id="manage">Manage</MenuButton>
    <MenuItems>
      <MenuItem>
        <button type="button" className="other" onClick={stay}>
          Other
        </button>
      </MenuItem>
      <MenuItem>
        <button type="button" className="cancel" onClick={cancelPlan}>
          Cancel plan
        </button>
      </MenuItem>
    </MenuItems>
  </Menu>,
)
