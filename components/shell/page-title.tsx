import { PageHeading, type TitleProps } from './page-heading'
import { titlePrefix } from './refused-form'

/** The heading of a page that the server renders: the title of the window also says that a form was refused. */
export function PageTitle(props: TitleProps) {
  return <PageHeading {...props} titled={(named) => <DocumentTitle named={named} />} />
}

async function DocumentTitle({ named }: { named: string }) {
  return <title>{`${await titlePrefix()}${named}`}</title>
}
