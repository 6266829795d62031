import { NotFound } from '@/app/not-found-words'

export default function RegistryNotFoundPage() {
  return <NotFound />
}
