import { NotFound } from './screen/not-found-words'
import { Plain } from './screen/plain'

export default function NotFoundPage() {
  return (
    <Plain>
      <NotFound />
    </Plain>
  )
}
