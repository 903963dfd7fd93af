unavailable = x
notice-code-phone = ديبانيني: رمز التحقق الخاص بك هو { $code }. صالح لمدة { $minutes } دقيقة. لا تعطه لأي شخص.
notice-code-email-subject = رمز التحقق الخاص بك في ديبانيني
notice-code-email = رمز التحقق الخاص بك هو { $code }. صالح لمدة { $minutes } دقيقة. إذا لم تطلبه فتجاهل هذه الرسالة.
notice-code-password-sms = ديبانيني: { $code } هو رمز اختيار كلمة مرور جديدة. صالح لمدة { $minutes } دقيقة. لا تعطه لأي شخص.
notice-code-password-subject = اختر كلمة مرور جديدة لديبانيني
notice-code-password = رمز اختيار كلمة مرور جديدة هو { $code }. صالح لمدة { $minutes } دقيقة. إذا لم تطلبه فتجاهل هذه الرسالة، وستبقى كلمة مرورك كما هي.
