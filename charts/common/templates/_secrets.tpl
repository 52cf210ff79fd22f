{{/* Name of the secret of the service's own. */}}
{{- define "smartap.secretName" -}}
{{- $missing := printf "%s.secrets.existingSecret is empty: name a secret with the keys %s. docs/install-kubernetes.md shows how it is made." .Chart.Name (join ", " .Values.secrets.keys) -}}
{{- .Values.secrets.existingSecret | default (printf "%s" (tpl (((.Values.global).secrets).serviceSecret | default "") .)) | required $missing -}}
{{- end -}}

{{- define "smartap.sharedSecretName" -}}
{{- $global := ((.Values.global).secrets) | default dict -}}
{{- .Values.secrets.sharedSecret | default $global.existingSecret | required (printf "%s.secrets.sharedSecret is empty: name a secret with the keys %s, or set global.secrets.existingSecret." .Chart.Name (join ", " .Values.secrets.sharedKeys)) -}}
{{- end -}}

{{/* The variables that say where each secret's file lies. */}}
{{- define "smartap.secretEnv" -}}
{{- range .Values.secrets.keys }}
- name: {{ . }}_FILE
  value: /etc/smartap/own/{{ . }}
{{- end }}
{{- range .Values.secrets.sharedKeys }}
- name: {{ . }}_FILE
  value: /etc/smartap/shared/{{ . }}
{{- end }}
{{- end -}}

{{- define "smartap.secretMounts" -}}
- name: own
  mountPath: /etc/smartap/own
  readOnly: true
{{- if .Values.secrets.sharedKeys }}
- name: shared
  mountPath: /etc/smartap/shared
  readOnly: true
{{- end }}
{{- end -}}

{{- define "smartap.secretVolume" -}}
- name: {{ .volume }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
    items:
      {{- range .keys }}
      - key: {{ . }}
        path: {{ . }}
      {{- end }}
{{- end -}}
