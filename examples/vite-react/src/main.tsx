import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AccountPage } from './AccountPage'
import './style.css'

createRoot(document.querySelector('#app') as HTMLElement).render(
  <StrictMode>
    <AccountPage />
  </StrictMode>,
)
