import { NotFound } from '@/app/screen/not-found-words'

export default function RegistryNotFoundPage() {
  return <NotFound />
}
