"""Mail that carries a PDF: words, recipients, names of attached files, the draft (.eml).

Not here: when a draft is written and logged (`dcbc_desktop.workflow.sending`).
"""

from dcbc_desktop.export.mail.addresses import MOST_ADDRESSES as MOST_ADDRESSES
from dcbc_desktop.export.mail.addresses import MailAddress as MailAddress
from dcbc_desktop.export.mail.addresses import parse_addresses as parse_addresses
from dcbc_desktop.export.mail.attachment_names import attachment_name as attachment_name
from dcbc_desktop.export.mail.attachment_names import is_windows_device as is_windows_device
from dcbc_desktop.export.mail.draft import MOST_SUBJECT as MOST_SUBJECT
from dcbc_desktop.export.mail.draft import AttachedScan as AttachedScan
from dcbc_desktop.export.mail.draft import mail_draft as mail_draft
from dcbc_desktop.export.mail.letter import Enclosed as Enclosed
from dcbc_desktop.export.mail.letter import Letter as Letter
from dcbc_desktop.export.mail.letter import letter_about as letter_about
