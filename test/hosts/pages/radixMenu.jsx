import { DropdownMenu } from 'radix-ui'
import { createRoot } from 'react-dom/client'

createRoot(document.querySelector('#app')).render(
  <DropdownMenu.Root>
    <DropdownMenu.Trigger id="manage">Manage</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content>
        <DropdownMenu.Item id="other" onSelect={stay}>
          Other
        </DropdownMenu.Item>
        <DropdownMenu.Item id="cancel" onSelect={cancelPlan}>
          Cancel plan
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>,
)
