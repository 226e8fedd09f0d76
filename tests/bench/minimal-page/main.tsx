import { createRoot } from 'react-dom/client'

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no #root')
createRoot(place).render(
  <header>
    <p>minimal</p>
  </header>,
)
