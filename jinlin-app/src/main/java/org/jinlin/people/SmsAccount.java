package org.jinlin.people;

/// What a house has agreed on with a gateway.
///
/// @param endpoint address of the gateway, such as `https://dysmsapi.aliyuncs.com`
/// @param keyId    by which the gateway knows the house
/// @param secret   with which requests are signed
/// @param sign     the name before each message (短信签名), as it was approved
/// @param template number of the approved text; its only place is filled with the code
/// @param app      number of the application, where the gateway has such
/// @param region   where the gateway asks for it
record SmsAccount(String endpoint, String keyId, String secret, String sign, String template, String app, String region) {

    @Override
    public String toString() {
        return "SmsAccount[endpoint=" + endpoint + "]";
    }
}
