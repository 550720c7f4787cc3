import { Button, Dialog, DialogTrigger, Heading, Modal } from 'react-aria-components'
import { createRoot } from 'react-dom/client'

createRoot(document.querySelector('#app')).render(
  <DialogTrigger>
    <Button id="manage">Manage</Button>
    <Modal isDismissable>
      <Dialog>
        <Heading slot="title">Plan</Heading>
        <Button id="cancel" onPress={cancelPlan}>
          Cancel plan
        </Button>
        <Button id="other" onPress={stay}>
          Other
        </Button>
      </Dialog>
    </Modal>
  </DialogTrigger>,
)
