import type { Stack } from './stack'

const other = '<button type="button" id="other" onclick="stay()">Other</button>'

const inModal = {
  reach: ['#manage'],
  does: 'POST /canceled',
}

const bootstrap = { packages: ['bootstrap', '@popperjs/core'], entry: 'bootstrap.js', does: 'POST /canceled' }

const modal = 'our dialog is over theirs; Escape closes ours alone'

/** Pages whose cancel is in a modal dialog or a menu of a library. */
export const modals: Stack[] = [
  {
    ...inModal,
    name: 'Radix Dialog',
    packages: ['@radix-ui/react-dialog', 'react'],
    isSample: true,
    entry: 'radixDialog.jsx',
    special: modal,
  },
  {
    ...inModal,
    name: 'Radix DropdownMenu',
    packages: ['radix-ui', 'react'],
    entry: 'radixMenu.jsx',
    special: '`onSelect`; the menu is modal itself',
  },
  {
    ...inModal,
    name: 'React Aria Modal',
    packages: ['react-aria-components', 'react'],
    entry: 'reactAriaModal.jsx',
    special: '`onPress`, which is no click, in a modal that a press outside dismisses',
  },
  {
    ...inModal,
    name: 'React Aria Menu',
    packages: ['react-aria-components', 'react'],
    entry: 'reactAriaMenu.jsx',
    data: { triggers: '.cancel' },
    press: '.cancel',
    other: '.other',
    special: '`onAction` in a popover that closes when the focus leaves it',
  },
  {
    ...inModal,
    name: 'MUI Dialog',
    packages: ['@mui/material', 'react'],
    entry: 'muiDialog.jsx',
    special: modal,
  },
  {
    ...inModal,
    name: 'MUI Menu',
    packages: ['@mui/material', 'react'],
    entry: 'muiMenu.jsx',
    special: 'a menu with a focus trap, which closes itself as it cancels',
  },
  {
    ...inModal,
    name: 'Headless UI Dialog',
    packages: ['@headlessui/react', 'react'],
    entry: 'headlessDialog.jsx',
    special: modal,
  },
  {
    ...inModal,
    name: 'Headless UI Menu',
    packages: ['@headlessui/react', 'react'],
    entry: 'headlessMenu.jsx',
    data: { triggers: '.cancel' },
    press: '.cancel',
    other: '.other',
    special: 'a menu that looks for presses beside it before the page hears of them: it stays open beneath our dialog',
    advice: 'It writes an `id` of its own over yours: name a class.',
  },
  {
    ...bootstrap,
    name: 'Bootstrap Modal',
    body: `<button id="manage" data-bs-toggle="modal" data-bs-target="#modal">Manage</button>
      <div class="modal" id="modal" tabindex="-1"><div class="modal-dialog"><div class="modal-content">
      <button id="cancel" onclick="cancelPlan()">Cancel plan</button>${other}</div></div></div>`,
    reach: ['#manage'],
    special: 'a modal that pulls the focus back',
  },
  {
    ...bootstrap,
    name: 'Bootstrap Dropdown',
    body: `<div class="dropdown"><button id="manage" data-bs-toggle="dropdown">Manage</button>
      <ul class="dropdown-menu"><li><button class="dropdown-item" id="cancel" onclick="cancelPlan()">Cancel plan</button></li></ul></div>${other}`,
    reach: ['#manage'],
    special: 'a menu that any click closes',
  },
  {
    name: '<dialog>',
    packages: [],
    body: `<button id="manage" onclick="theirs.showModal()">Manage</button>
      <dialog id="theirs"><button id="cancel" onclick="cancelPlan()">Cancel plan</button>${other}</dialog>`,
    reach: ['#manage'],
    does: 'POST /canceled',
    special: modal,
  },
  {
    name: 'a popover menu',
    packages: [],
    body: `<button id="manage" popovertarget="menu">Manage</button>
      <div popover id="menu"><button id="cancel" onclick="cancelPlan()">Cancel plan</button></div>${other}`,
    reach: ['#manage'],
    focus: '#manage',
    does: 'POST /canceled',
    special: 'the browser closes the menu as our dialog opens; the focus comes back to what opens the menu',
  },
]
