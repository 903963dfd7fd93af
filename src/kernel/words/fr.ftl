unavailable = x
notice-code-phone = Depannini : votre code de vérification est { $code }. Il est valable { $minutes } minutes. Ne le communiquez à personne.
notice-code-email-subject = Votre code de vérification Depannini
notice-code-email = Votre code de vérification est { $code }. Il est valable { $minutes } minutes. Si vous ne l’avez pas demandé, ignorez ce message.
notice-code-password-sms = Depannini : { $code } est le code pour choisir un nouveau mot de passe. Il est valable { $minutes } minutes. Ne le communiquez à personne.
notice-code-password-subject = Choisissez un nouveau mot de passe Depannini
notice-code-password = Le code pour choisir un nouveau mot de passe est { $code }. Il est valable { $minutes } minutes. Si vous ne l’avez pas demandé, ignorez ce message : votre mot de passe reste inchangé.
