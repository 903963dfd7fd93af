unavailable = x
notice-code-phone = Depannini: your verification code is { $code }. It is good for { $minutes } minutes. Tell it to nobody.
notice-code-email-subject = Your Depannini verification code
notice-code-email = Your verification code is { $code }. It is good for { $minutes } minutes. If you did not ask for it, ignore this message.
notice-code-password-sms = Depannini: { $code } is the code to choose a new password. It is good for { $minutes } minutes. Tell it to nobody.
notice-code-password-subject = Choose a new Depannini password
notice-code-password = The code to choose a new password is { $code }. It is good for { $minutes } minutes. If you did not ask for it, ignore this message: your password stays as it is.
