import { NotFound } from './not-found-words'
import { Plain } from './plain'

export default function NotFoundPage() {
  return (
    <Plain>
      <NotFound />
    </Plain>
  )
}
